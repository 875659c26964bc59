const bucket = "";
const storageConfig = { vendor: 1, region: regionOf(), bucket, accessKey: key, secretKey: secret };
record({ cname, uid, clientRequest: { storageConfig, recordingConfig } }, "cloud_recording");
