package record

type Config struct {
	ChannelType int `json:"channelType"`
	StreamTypes int `json:"streamTypes,omitempty"`
}

// cloud_recording
var request = map[string]any{"cname": c, "uid": u, "clientRequest": map[string]any{"storageConfig": s, "recordingConfig": Config{ChannelType: 1, StreamTypes: 8}}} // FAULT invalid-value @8
