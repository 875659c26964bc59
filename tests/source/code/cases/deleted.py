# cloud_recording
config = {"channelType": 1, "streamTypes": 9}
del config["streamTypes"]
body = {"cname": c, "uid": u, "clientRequest": {"storageConfig": storage, "recordingConfig": config}}
send(body)
del config
del body
