// counter
