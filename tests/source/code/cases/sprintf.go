package record

var text = fmt.Sprintf(`{
	"cname": "%s",
	"uid": "%d",
	"clientRequest": {"storageConfig": "%s", "recordingConfig": {"channelType": %d, "maxIdleTime": 30, "streamTypes": 2}}
}`, cname, uid, kind) // cloud_recording
