class Recorder {
    void start() {
        // cloud_recording
        Map<String, Object> recordingConfig = new HashMap<>();
        recordingConfig.put("channelType", 1);
        if (audio) { recordingConfig.put("streamTypes", 9); }
        recordingConfig.put("streamMode", mode);
    }
}
