package record

var spec = Deployment{StorageConfig: StorageConfig{Bucket: "b", Region: "eu"}, ClientRequest: 5}
