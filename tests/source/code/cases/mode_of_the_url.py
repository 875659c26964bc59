BASE = "https://api.agora.io/v1/apps"


def start(room, resource):
    return requests.post(
        f"{BASE}/{app}/cloud_recording/resourceid/{resource}/mode/composite/start",  # FAULT unknown-mode-in-url @composite
        headers={"Authorization": header()},
        json={"cname": room, "uid": uid, "clientRequest": {"recordingConfig": {"channelType": 0}, "storageConfig": STORAGE}},
    )
