PAYLOAD = """{
  "cname": "%s",
  "uid": "%s",
  "clientRequest": {"storageConfig": "%s", "recordingConfig": {"channelType": 1, "maxIdleTime": 30}}
}"""
requests.post(ROOT + "/cloud_recording/x", data=PAYLOAD % (cname, uid))
