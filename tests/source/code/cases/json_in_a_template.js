const body = `{
  "cname": "${cname}",
  "uid": "${uid}",
  "clientRequest": {"storageConfig": "${storage}", "recordingConfig": {"maxIdleTime": 30, "channelType": 1}}
}`; // cloud_recording
