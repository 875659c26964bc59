package agora

const mode = "mix"

type storage struct {
	Vendor         int      `json:"vendor"`
	Region         int      `json:"region"`
	FileNamePrefix []string `json:"fileNamePrefix"`
}

type clientRequest struct {
	Token         string  `json:"token,omitempty"`
	StorageConfig storage `json:"storageConfig"`
}

type startRequest struct {
	Cname         string        `json:"cname"`
	Uid           string        `json:"uid"`
	ClientRequest clientRequest `json:"clientRequest"`
}

func start(room, uid, resource string) ([]byte, error) {
	url := fmt.Sprintf("%s/%s/cloud_recording/resourceid/%s/mode/%s/start", base, app, resource, mode)
	body := startRequest{
		Cname: room,
		Uid:   uid,
		ClientRequest: clientRequest{
			StorageConfig: storage{
				Vendor:         12, // FAULT invalid-value @12
				Region:         0,
				FileNamePrefix: []string{"call-recordings", room}, // FAULT invalid-format @"call-recordings"
			},
		},
	}
	return do(http.MethodPost, url, body)
}
