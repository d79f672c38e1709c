"""Every published figure that can be had from public data, beside ours."""
