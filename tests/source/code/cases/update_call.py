storage = {"vendor": 1, "region": 0}
storage.update(secrets)
body = {"cname": c, "uid": u, "clientRequest": {"storageConfig": storage, "recordingConfig": config}}
post("/cloud_recording/resourceid/b/mode/mix/start", body)
