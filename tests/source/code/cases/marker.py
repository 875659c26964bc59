# reclint: kind=recordingConfig mode=mix
options = {"streamTypes": 5, "channelType": 1}  # FAULT invalid-value @5
