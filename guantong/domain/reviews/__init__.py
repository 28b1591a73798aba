"""What a review is (审查活动的种类与审查要点), as dated, cited data."""
