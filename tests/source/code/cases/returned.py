"""The parts of a start come from functions of the same file."""
import requests

BASE = "https://api.agora.io/v1/apps"


def _layout(doctor, patient):
    """A picture in a picture."""
    return {
        "width": 1280,
        "height": 720,
        "fps": 15,
        "bitrate": 9000,  # FAULT out-of-range @9000
        "mixedVideoLayout": 3,
        "layoutConfig": [{"uid": doctor, "x_axis": 0.0, "y_axis": 0.0, "width": 1.0, "height": 1.0}],
    }


def _storage(visit, vendor):
    storage = {
        "vendor": vendor,
        "region": 0,
        "bucket": settings.bucket,
        "accessKey": settings.key,
        "secretKey": settings.secret,
        "fileNamePrefix": [settings.prefix, f"visit_{visit}"],  # FAULT invalid-format @f"visit_{visit}"
    }
    if vendor == 11:
        storage["extensionParams"] = {"endpoint": settings.endpoint}
    return storage


def start(visit, resource):
    storage = _storage(visit, 11)
    url = f"{BASE}/{settings.app}/cloud_recording/resourceid/{resource}/mode/mix/start"
    body = {
        "cname": f"visit{visit}",
        "uid": "9999",
        "clientRequest": {
            "recordingConfig": {"channelType": 0, "streamTypes": 2, "transcodingConfig": _layout(visit.doctor, visit.patient)},
            "recordingFileConfig": {"avFileType": ["hls"]},
            "storageConfig": storage,
        },
    }
    return requests.post(url, json=body)
