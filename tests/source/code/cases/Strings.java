class Strings {
    void start(String cname) {
        String url = "https://api.agora.io/v1/apps/" + APP + "/cloud_recording/resourceid/" + id + "/mode/mix/start";
        String body = "{\"cname\":\"" + cname + "\",\"uid\":\"77\",\"clientRequest\":{\"recordingConfig\":{"
            + "\"channelType\":1,\"maxIdleTime\":4}," // FAULT out-of-range @4
            + "\"storageConfig\":{\"vendor\":1,\"region\":0,\"bucket\":\"b\",\"accessKey\":\"" + a + "\",\"secretKey\":\"" + s + "\"}}}";
        post(url, body);
    }
}
