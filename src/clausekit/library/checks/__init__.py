"""What a library proves about itself, one module for each kind of proof."""
