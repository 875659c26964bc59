class Recorder {
    void start() {
        // cloud_recording
        JSONObject config = new JSONObject();
        config.put("channelType", 1);
        config.put("maxIdleTime", 2); // FAULT out-of-range @2
        JSONObject client = new JSONObject();
        client.put("recordingConfig", config);
        JSONObject body = new JSONObject();
        body.put("cname", cname);
        body.put("uid", uid);
        body.put("clientRequest", client);
    }
}
