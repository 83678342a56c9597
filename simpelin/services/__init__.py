"""What a person does, one module each: the one door for writes."""
