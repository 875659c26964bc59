package record

func f() {
	// cloud_recording
	body := map[string]any{"cname": c, "uid": u}
	body["clientRequest"] = map[string]any{"recordingConfig": map[string]any{"maxIdleTime": 1}} // FAULT out-of-range @1
	send(body)
}
