# cloud_recording
body = {"cname": c, "uid": u, "clientRequest": {"storageConfig": storage, "recordingConfig": {
    # reclint: ignore[out-of-range] tried on a private cluster
    "channelType": 1, "maxIdleTime": 1,
}}}
