import requests

URL = f"https://api.agora.io/v1/apps/{APP}/cloud_recording"


def start(cname, rid):
    config = {
        "channelType": 1,
        "maxIdleTime": 4,  # FAULT out-of-range @4
        "streamTypes": 2,
        "audioProfile": 1,
    }
    body = {"cname": cname, "uid": "527841", "clientRequest": {"recordingConfig": config, "storageConfig": STORAGE}}
    return requests.post(f"{URL}/resourceid/{rid}/mode/mix/start", json=body)
