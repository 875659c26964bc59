class Recorder {
    void start() {
        // cloud_recording
        Map<String, Object> storageConfig = new HashMap<>();
        storageConfig.put("vendor", 1);
        storageConfig.put("region", 0);
        storageConfig.put("bucket", ""); // FAULT empty-value @""
        storageConfig.put("accessKey", key);
    }
}
