// busy
