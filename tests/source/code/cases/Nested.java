package record;

class Nested {
    // cloud_recording
    static final int IDLE = 3; // FAULT out-of-range @3

    Map<String, Object> body() {
        Map<String, Object> config = new HashMap<>();
        config.put("channelType", 0);
        config.put("maxIdleTime", IDLE);
        Map<String, Object> storage = new HashMap<>();
        storage.put("vendor", 99); // FAULT invalid-value @99
        storage.put("bucket", bucket);
        Map<String, Object> client = new HashMap<>();
        client.put("recordingConfig", config);
        client.put("storageConfig", storage);
        return Map.of("cname", cname, "uid", uid, "clientRequest", client);
    }
}
