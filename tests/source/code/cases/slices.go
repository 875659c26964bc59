package record

// cloud_recording
var recordingFileConfig = map[string]any{"avFileType": []string{"mp4", "hls"}}
