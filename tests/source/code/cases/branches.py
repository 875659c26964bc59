# cloud_recording
config = {"channelType": 1, "streamTypes": 9}
if audio:
    config["streamTypes"] = 0
body = {"cname": c, "uid": u, "clientRequest": {"storageConfig": storage, "recordingConfig": config}}
