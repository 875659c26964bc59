package record

func start() {
	// cloud_recording
	request := struct {
		Cname         string `json:"cname"`
	}{Cname: "a"}
	config := map[string]interface{}{
		"channelType": 1,
		"maxIdleTime": 4, // FAULT out-of-range @4
	}
	clientRequest := map[string]interface{}{"recordingConfig": config}
	send(request, map[string]interface{}{"cname": c, "uid": u, "clientRequest": clientRequest})
}
