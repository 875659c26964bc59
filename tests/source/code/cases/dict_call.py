config = dict(channelType=0, streamTypes=9)  # FAULT invalid-value @9
payload = {"cname": c, "uid": u, "clientRequest": {"storageConfig": storage, "recordingConfig": config}}
post("https://api.agora.io/v1/apps/a/cloud_recording/resourceid/b/mode/mix/start", data=json.dumps(payload))
