import requests

def start(base, cname, uid, rid):
    url = f"{base}/resourceid/{rid}/mode/mix/start"
    return requests.post(url, json={
        "cname": cname,
        "uid": str(uid),
        "clientRequest": {
            "recordingConfig": {"channelType": 1, "streamTypes": 2, "maxIdleTime": 1},  # FAULT out-of-range @1
            "storageConfig": storage(),
            "recordingFileConfig": {"avFileType": ["hls"]},
        },
    })
