MODE = "mix"


def start(room, resource):
    client = {
        "recordingConfig": {"channelType": 1, "streamMode": "default", "subscribeUidGroup": 0},  # FAULT ignored-by-mode @"streamMode"
        "recordingFileConfig": {"avFileType": ["hls"]},
        "storageConfig": {"vendor": 11, "region": 0, "bucket": BUCKET, "accessKey": KEY, "secretKey": SECRET, "extensionParams": {"endpoint": HOST}},
    }
    return _request(f"cloud_recording/resourceid/{quote(resource)}/mode/{MODE}/start", payload={"cname": room, "uid": str(uid), "clientRequest": client})
