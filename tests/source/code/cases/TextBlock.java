class Recorder {
    // cloud_recording
    String body = """
        {"cname": "%s", "uid": "%s", "clientRequest": {"storageConfig": "%s", "recordingConfig": {"channelType": 1, "streamTypes": 2}}}
        """.formatted(cname, uid);
}
