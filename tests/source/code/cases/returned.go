package recorder

func storage(room string) map[string]interface{} {
	return map[string]interface{}{
		"vendor": 1,
		"region": 0,
		"fileNamePrefix": []string{"rooms", "a.b"}, // FAULT invalid-format @"a.b"
	}
}

func start(room, resource string) ([]byte, error) {
	url := fmt.Sprintf("%s/%s/cloud_recording/resourceid/%s/mode/mix/start", base, app, resource)
	body := map[string]interface{}{
		"cname": room,
		"uid":   "7",
		"clientRequest": map[string]interface{}{
			"recordingConfig": map[string]interface{}{"channelType": 5}, // FAULT invalid-value @5
			"storageConfig":   storage(room),
		},
	}
	return send(http.MethodPost, url, body)
}
