package record

// cloud_recording
var body = gin.H{"cname": c, "uid": u, "clientRequest": gin.H{"storageConfig": s, "recordingConfig": gin.H{"channelType": 1, "audioProfile": 4}}} // FAULT invalid-value @4
