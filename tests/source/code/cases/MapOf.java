class Recorder {
    void start() {
        var body = Map.of("cname", cname, "uid", uid, "clientRequest", Map.of("storageConfig", storage, "recordingConfig",
            Map.of("channelType", 1, "streamTypes", 6))); // FAULT invalid-value @6
        send("https://api.agora.io/v1/apps/a/cloud_recording/resourceid/b/mode/mix/start", body);
    }
}
