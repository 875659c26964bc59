package recorder

const mode = "composite"

func stop(room, uid, resource, sid string) ([]byte, error) {
	url := fmt.Sprintf("%s/%s/cloud_recording/resourceid/%s/sid/%s/mode/%s/stop", base, app, resource, sid, mode) // FAULT unknown-mode-in-url @"%s/%s/cloud_recording/resourceid/%s/sid/%s/mode/%s/stop"
	body := map[string]interface{}{"cname": room, "uid": uid, "clientRequest": map[string]string{}}
	return send(http.MethodPost, url, body)
}
