package record

var body = `{
  "cname": "lesson",
  "uid": "527841",
  "clientRequest": {
    "recordingConfig": {"channelType": 1, "maxIdleTime": 20},
    "storageConfig": {"vendor": 1, "region": 0, "bucket": "b", "accessKey": "%s", "secretKey": "%s"}
  }
}`
