"""What has been told of counts outside a joint room: remembered, so that nothing adds up to one."""
