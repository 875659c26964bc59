payload = {"cname": room, "uid": "12", "clientRequest": {"mixedVideoLayout": 4}}  # FAULT invalid-value @4
logger.info("layout", extra={"payload": payload, "layout": payload["clientRequest"]})
requests.post(f"https://api.agora.io/v1/apps/{app}/cloud_recording/resourceid/{resource}/sid/{sid}/mode/mix/updateLayout", json=payload)
