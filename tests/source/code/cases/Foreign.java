class Recorder {
    void start() {
        Map<String, Object> storageConfig = new HashMap<>();
        storageConfig.put("bucket", "clientRequest");
        storageConfig.put("region", "eu-west-1");
    }
}
