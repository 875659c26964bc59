package record

import "example.com/cloud_recording/api"

var config = &api.RecordingConfig{
	ChannelType: 1,
	StreamTypes: 2,
	MaxIdleTime: 2, // FAULT out-of-range @2
	NotKnown:    "x",
}
