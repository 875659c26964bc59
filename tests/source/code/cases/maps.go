package record

func start() {
	body := map[string]interface{}{
		"cname": cname,
		"uid":   uid,
		"clientRequest": map[string]interface{}{
			"recordingConfig": map[string]interface{}{
				"channelType": 1,
				"streamTypes": 2,
				"maxIdleTime": 3, // FAULT out-of-range @3
			},
			"storageConfig": storage,
		},
	}
	data, _ := json.Marshal(body)
	http.Post(fmt.Sprintf("%s/cloud_recording/resourceid/%s/mode/mix/start", base, rid), "application/json", bytes.NewBuffer(data))
}
