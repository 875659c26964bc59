# cloud_recording
base = {"channelType": 1, "maxIdleTime": 4}  # FAULT out-of-range @4
body = {"cname": c, "uid": u, "clientRequest": {"recordingConfig": {**base, "streamTypes": 3}, "storageConfig": S}}  # FAULT invalid-value @3
