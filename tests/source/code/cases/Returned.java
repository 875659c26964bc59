class Recorder {
    Object start(String cname, String resource) {
        Map<String, Object> storage = target(cname);
        Map<String, Object> clientRequest = new HashMap<>();
        clientRequest.put("recordingConfig", Map.of("channelType", 0, "streamTypes", 2));
        clientRequest.put("recordingFileConfig", Map.of("avFileType", List.of("hls")));
        clientRequest.put("storageConfig", storage);
        Map<String, Object> body = Map.of("cname", cname, "uid", "4711", "clientRequest", clientRequest);
        return client.post().uri("/v1/apps/{appid}/cloud_recording/resourceid/{resource}/mode/mix/start", app, resource).bodyValue(body).retrieve();
    }

    private Map<String, Object> target(String cname) {
        Map<String, Object> config = new HashMap<>();
        config.put("vendor", 1);
        if (region != null) {
            config.put("region", region);
        }
        config.put("bucket", bucket);
        config.put("fileNamePrefix", List.of(
                "rec/ordings", // FAULT invalid-format @"rec/ordings"
                String.valueOf(cname)));
        return config;
    }
}
