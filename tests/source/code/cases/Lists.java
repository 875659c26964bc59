class Recorder {
    void start() {
        // cloud_recording
        Map<String, Object> recordingFileConfig = new HashMap<>();
        recordingFileConfig.put("avFileType", List.of("hls", "mp4"));
    }
}
