"""Texts of requests that several tests share."""

START = """\
cname: lesson
uid: "527841"
clientRequest:
  recordingConfig: {channelType: 1, maxIdleTime: 30}
  recordingFileConfig: {avFileType: [hls]}
  storageConfig: {vendor: 1, region: 0, bucket: b, accessKey: "${KEY}", secretKey: "${SECRET}"}
"""
