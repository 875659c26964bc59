class Lessons {
    String start(String channel, String resource) {
        String url = BASE + "/" + app + "/cloud_recording/resourceid/" + resource + "/mode/mix/start";
        Map<String, Object> recording = new HashMap<>();
        recording.put("streamTypes", 4); // FAULT invalid-value @4
        recording.put("channelType", 0);
        Map<String, Object> storage = new HashMap<>();
        storage.put("vendor", 1); // 1=Amazon S3
        storage.put("region", 10); // FAULT comment-contradicts-value @10 // 10=ap-northeast-2 (Seoul)
        Map<String, Object> canvas = new HashMap<>();
        canvas.put("width", 1280);
        Map<String, Object> request = new HashMap<>();
        request.put("recordingConfig", recording);
        request.put("transcodingConfig", canvas); // FAULT misplaced-key @"transcodingConfig"
        request.put("storageConfig", storage);
        Map<String, Object> body = new HashMap<>();
        body.put("cname", channel);
        body.put("uid", "0"); // FAULT invalid-format @"0"
        body.put("clientRequest", request);
        return post(url, body);
    }
}
