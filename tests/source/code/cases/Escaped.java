class Recorder {
    String body = "{\"cname\": \"" + cname + "\", \"uid\": \"" + uid + "\", "
        + "\"clientRequest\": {\"storageConfig\": \"%s\", \"recordingConfig\": {\"channelType\": 1, \"maxIdleTime\": 30}}}"; // cloud_recording
}
