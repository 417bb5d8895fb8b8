from pkg import key
