package recorder

import "net/http"

const apiBase = "https://api.agora.io/v1/apps"

type body struct {
	Cname         string            `json:"cname"`
	Uid           string            `json:"uid"`
	ClientRequest map[string]string `json:"clientRequest"`
}

func (c *client) acquire(room, uid string) error {
	url := fmt.Sprintf("%s/%s/cloud_recording/acquire", apiBase, c.app)
	payload := body{Cname: room, Uid: "05", ClientRequest: map[string]string{}} // FAULT invalid-format @"05"
	_, err := c.do(http.MethodPost, url, payload)
	return err
}

func (c *client) layout(room, uid, resource, sid string) ([]byte, error) {
	payload := map[string]interface{}{
		"cname": room,
		"uid":   uid,
		"clientRequest": map[string]interface{}{
			"mixedVideoLayout": 3,
			"layoutConfig":     c.regions(),
		},
	}
	encoded, err := json.Marshal(payload)
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequest("PUT", c.path("/resourceid/"+resource+"/sid/"+sid+"/mode/mix/updateLayout"), bytes.NewBuffer(encoded)) // FAULT wrong-method @"PUT"
	if err != nil {
		return nil, err
	}
	return c.send(req)
}

func (c *client) regions() []map[string]interface{} {
	return []map[string]interface{}{
		{"x_axis": 0.0, "y_axis": 0.0, "width": 1.5, "height": 1.0}, // FAULT out-of-range @1.5
	}
}
