# cloud_recording
body = {"cname": cname, "uid": uid, "clientRequest": {}}
body["clientRequest"]["recordingConfig"] = {"channelType": 1}
body["clientRequest"]["recordingConfig"]["videoStreamType"] = 5  # FAULT invalid-value @5
send(body)
